package main

import (
	"fmt"
	"math"
	"math/bits"
	"time"
)

type W uint8

func main() {
	var a int8 = 127
	a++
	var b uint8 = 0
	b--
	var c int16 = -32768
	c = -c
	var d uint32 = 1 << 31
	d <<= 1
	fmt.Println(a, b, c, d)
	var e W = 250
	e += 10
	fmt.Println(e, e*30, e>>1, ^e, -e)
	x, y := -7, 2
	fmt.Println(x/y, x%y, x>>1, uint32(x)>>28, x&y, x|y, x^y, x&^y)
	var f float32 = 0.1
	g := float64(f)
	fmt.Println(f, g, f*3, float32(g*3), int(g*29), int(-g*29))
	var h uint64 = math.MaxUint64
	fmt.Println(h, h+1, int64(h), uint8(300&0xff))
	var s uint = 70
	fmt.Println(1<<s == 0, int32(1)<<s, -1>>s)
	fmt.Println(math.Inf(1), -math.Inf(1), math.NaN() == math.NaN(), math.MaxInt64, math.Pi)
	i := 5
	i += 3
	i *= 2
	i -= 1
	i /= 4
	i %= 3
	i <<= 3
	i |= 1
	i &= 0xf
	i ^= 2
	i &^= 1
	fmt.Println(i)
	var u uintptr = 5
	fmt.Println(u)
	cplx := complex(1, 2)
	fmt.Println(cplx*cplx, real(cplx), imag(cplx), cplx == complex(1, 2))
	fmt.Println(7/2, 7/2.0, 7.0/2, 1e3, 0x1F, 0b101, 0o17, 1_000, 'a', '\n')
	const big = 1 << 100
	fmt.Println(big>>98, float64(big))
	r := 'x'
	r++
	fmt.Println(r, string(r), byte(r))
	var i32 int32 = math.MaxInt32
	fmt.Println(i32+1, int64(i32)+1, uint16(70000&0xffff))
	fmt.Println(bits.OnesCount(255), bits.Len(8))
	t := 0.0
	for range 10 {
		t += 0.1
	}
	fmt.Println(t, t == 1.0, math.Abs(t-1) < 1e-9)
	var z int64 = 1 << 40
	fmt.Println(int32(z), z*z, time.Duration(z))
	var n8 int8 = -128
	fmt.Println(n8/-1, -n8, n8%3)
	fmt.Printf("%d %x %o %b %e %g %6.3f|%-6d|%06d|%+d\n", 42, 42, 42, 42, 1234.5, 1234.5, 3.14159, 42, 42, 42)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Round(2.5), math.Trunc(-1.5), math.Mod(7, 3))
}
