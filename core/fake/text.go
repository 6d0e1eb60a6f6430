package fake

import (
	"math/rand/v2"

	"github.com/brianvoe/gofakeit/v7"
)

// Company invents the name of a company.
func Company(r *rand.Rand) string { return gofakeit.NewFaker(r, false).Company() }

// Sentence invents a sentence of so many words, of Latin that means nothing.
// It is "" for no words and for a number below zero, and has at most a
// thousand words.
func Sentence(r *rand.Rand, words int) string {
	return gofakeit.NewFaker(r, false).LoremIpsumSentence(min(words, 1000))
}

// UUID invents a random UUID, version 4 of RFC 9562, in lower case.
func UUID(r *rand.Rand) string { return gofakeit.NewFaker(r, false).UUID() }
