-- The site's two roles on a new server: one owns the tables and is used by `migrate` alone, the other is the
-- application's. Run it as a superuser in the portal's database, with psql 14 or newer.
\getenv owner_password PORTAL_OWNER_PASSWORD
\getenv application_password PORTAL_PASSWORD
CREATE ROLE portal_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE portal LOGIN PASSWORD :'application_password';
SELECT format('ALTER DATABASE %I OWNER TO portal_owner', current_database()) \gexec
