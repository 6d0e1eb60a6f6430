package load

import "strings"

// Cookie returns the value of the cookie that a request to path would carry,
// or "". Path is below the user's host, or a full URL.
func (u *User) Cookie(path, name string) string { return u.jar.Cookie(u.url(path), name) }

// SetCookie keeps a cookie as if an answer from path had set it.
func (u *User) SetCookie(path, name, value string) { u.jar.SetCookie(u.url(path), name, value) }

// ClearCookies forgets every cookie, which makes the user a new visitor.
func (u *User) ClearCookies() { u.jar.Clear() }

func (u *User) url(path string) string {
	if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
		return path
	}
	return u.host + path
}
