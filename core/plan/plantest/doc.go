// Package plantest tests runners. [Run] is the suite that every plan.Runner
// must pass, wherever it lives; [Fake] is a runner without users for tests of
// what drives runners.
package plantest
