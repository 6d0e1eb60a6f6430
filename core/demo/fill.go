package demo

import (
	"html"
	"math/rand/v2"
	"strconv"
)

// appendCart writes the page of a cart that is not empty.
func (p *pages) appendCart(dst []byte, c *cart) []byte {
	dst = append(dst, p.cartHead[0]...)
	dst = strconv.AppendInt(dst, int64(c.size()), 10)
	dst = append(dst, p.cartHead[1]...)
	for i, quantity := range c {
		if quantity == 0 {
			continue
		}
		item := p.cartItems[i]
		dst = append(dst, item[0]...)
		dst = strconv.AppendInt(dst, int64(quantity), 10)
		dst = append(dst, item[1]...)
		dst = p.currency.append(dst, p.each[i]*amount(quantity))
		dst = append(dst, item[2]...)
	}
	dst = append(dst, p.cartFoot[0]...)
	dst = p.currency.append(dst, p.shipping)
	dst = append(dst, p.cartFoot[1]...)
	dst = p.currency.append(dst, p.total(c))
	return append(dst, p.cartFoot[2]...)
}

// total is what a cart costs. Nothing is not shipped.
func (p *pages) total(c *cart) amount {
	sum := amount(0)
	for i, quantity := range c {
		sum += p.each[i] * amount(quantity)
	}
	if sum > 0 {
		sum += p.shipping
	}
	return sum
}

// appendOrder writes the page of an order that was just placed.
func (p *pages) appendOrder(dst []byte, c *cart) []byte {
	dst = append(dst, p.order[0]...)
	dst = appendUUID(dst)
	dst = append(dst, p.order[1]...)
	dst = appendTracking(dst)
	dst = append(dst, p.order[2]...)
	dst = p.currency.append(dst, p.total(c))
	return append(dst, p.order[3]...)
}

// appendFailure writes the error page. The detail may have come from the client.
func (p *pages) appendFailure(dst []byte, status, detail string) []byte {
	dst = append(dst, p.failure[0]...)
	dst = append(dst, status...)
	dst = append(dst, p.failure[1]...)
	dst = append(dst, html.EscapeString(detail)...)
	return append(dst, p.failure[2]...)
}

// appendUUID writes a random UUID, version 4 of RFC 9562.
func appendUUID(dst []byte) []byte {
	const hex = "0123456789abcdef"
	hi := rand.Uint64()&^0xf000 | 0x4000
	lo := rand.Uint64()&^(3<<62) | 2<<62
	for i := range 32 {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			dst = append(dst, '-')
		}
		bits := hi
		if i >= 16 {
			bits = lo
		}
		dst = append(dst, hex[bits>>(60-4*(i%16))&15])
	}
	return dst
}

// appendTracking writes something like "QX-4821-071934".
func appendTracking(dst []byte) []byte {
	dst = append(dst, byte('A'+rand.IntN(26)), byte('A'+rand.IntN(26)), '-')
	dst = strconv.AppendInt(dst, 1000+rand.Int64N(9000), 10)
	dst = append(dst, '-')
	return strconv.AppendInt(dst, 100_000+rand.Int64N(900_000), 10)
}
