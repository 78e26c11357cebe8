"""Accounts, sessions and cookies: who gets in, how, and for how long. Reads nothing of the environment."""

from datetime import timedelta

AUTH_USER_MODEL = "users.User"
# One backend: it does all that Django's own does, and a second one would hash each wrong password twice.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "portal.users.password_words.SiteWordsValidator"})
PASSWORD_RESET_TIMEOUT = 3600
# How long people with a role stay signed in: away, and in all.
STAFF_IDLE_SECONDS = 30 * 60
STAFF_SESSION_SECONDS = 12 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

ACCOUNT_ADAPTER = "portal.users.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the browser that changed it stays; all others end
# No code by mail: whoever has somebody's open mailbox and browser would need no secret.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_FORMS = {
    "signup": "portal.users.signup_form.SignupForm",
    "change_password": "portal.users.password_forms.ChangePasswordForm",
    "set_password": "portal.users.password_forms.SetPasswordForm",
    "reset_password_from_key": "portal.users.password_forms.ResetPasswordKeyForm",
}
# What differs from allauth's own (docs/decisions/0052-limits-that-hold.md). A key of login_failed is an
# account and a network address. Strangers' tries never keep owners out of a browser they have used before; in
# a new one, a link by mail lets them in.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "login_failed_everywhere": "100/d/key",
    "login_failed_known_device": "5/5m/key,100/d/key",
    # As many mails as a stranger can have sent to somebody; each holds a link that the owner can use.
    "reset_password": "20/m/ip,5/h/key",
}
MFA_ADAPTER = "portal.users.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]

# Access tokens (docs/decisions/0086-access-tokens-by-knox.md). By the prefix scanners find one left in code.
KNOX_TOKEN_MODEL = "tokens.AccessToken"  # noqa: S105 - names a table
REST_KNOX = {
    "TOKEN_PREFIX": "lpt_",
    "AUTH_HEADER_PREFIX": "Bearer",
    "AUTH_TOKEN_CHARACTER_LENGTH": 64,
    "TOKEN_TTL": timedelta(days=90),
    "AUTO_REFRESH": False,
}
# knox's migrations do not know that its model is swapped, and would make a table that nothing uses.
MIGRATION_MODULES = {"knox": None}

# All cookies that the site sets. Production puts a prefix before each name.
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
MESSAGES_COOKIE_NAME = "messages"
VISITOR_COOKIE_NAME = "portal_attempt"
INTERRUPTED_FORM_COOKIE_NAME = "portal_interrupted_form"
DEVICE_COOKIE_NAME = "portal_device"
STAFF_COOKIE_NAME = "portal_staff"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "portal.shared.cookies.MessageStorage"
CSRF_FAILURE_VIEW = "portal.users.refusals.csrf_failure"
