// Package fake invents people and payment cards for forms, over
// [github.com/brianvoe/gofakeit/v7]. Use [NewPerson] and [NewCard] first.
//
// Everything is drawn from the random source that is passed in. With the
// source of a user, u.Rand(), a run with the same --seed invents the same
// people in the same order, as long as the version of gofakeit is the same.
//
// Nothing here reaches anybody by accident: e-mail addresses are in the domains
// that RFC 2606 reserves, and telephone numbers are in the range that North
// America reserves for fiction. A card number is only well formed. It may
// happen to be one that a bank has given out, so send it to test systems only.
//
// A random source belongs to one user at a time; so do calls with it.
package fake
