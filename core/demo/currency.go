package demo

import (
	"strconv"
	"strings"
)

// amount is money in hundredths of a currency.
type amount int64

// currency is one that the shop has prices in.
type currency struct {
	Code, Symbol string
	perUSD       int64 // millionths of it for a dollar
}

const currencies = 6

// offered are the currencies of the picker, with the rates of the European
// Central Bank of some day in 2019. The first one is used until another is set.
func offered() [currencies]currency {
	return [currencies]currency{
		{"USD", "$", 1_000_000},
		{"EUR", "€", 884_564},
		{"CAD", "$", 1_338_169},
		{"JPY", "¥", 111_808_934},
		{"GBP", "£", 760_460},
		{"TRY", "₺", 5_417_691},
	}
}

// from converts dollars, rounded to the nearest hundredth.
func (c currency) from(usd amount) amount {
	return (usd*amount(c.perUSD) + 500_000) / 1_000_000
}

// append writes an amount with two decimals, as the shop does for every
// currency, the yen too.
func (c currency) append(dst []byte, a amount) []byte {
	dst = append(dst, c.Symbol...)
	dst = strconv.AppendInt(dst, int64(a/100), 10)
	return append(dst, '.', byte('0'+a/10%10), byte('0'+a%10))
}

func (c currency) format(a amount) string { return string(c.append(nil, a)) }

// isoCodes are the active codes of ISO 4217.
const isoCodes = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD" +
	" CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP" +
	" GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP" +
	" LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN" +
	" PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT" +
	" TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG" +
	" XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG "

func isISO4217(code string) bool {
	return len(code) == 3 && !strings.Contains(code, " ") && strings.Contains(isoCodes, " "+code+" ")
}
