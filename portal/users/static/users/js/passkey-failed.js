// Say on the page that a passkey was not used: cancelled, timed out, or not known to this device.
const notice = document.getElementById('passkey-failed')

document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  // Hidden first, so that a second failure is announced again.
  notice.hidden = true
  requestAnimationFrame(() => { notice.hidden = false })
})
