// Package settings is loadcore's one table of settings and who may set them:
// flags before environment before config file before the scenario's own values
// before defaults. The flags, their help, the environment variables, the keys
// of the config file and the reference in docs/cli.md are all made from it.
//
// [All] is the table. [Environment] and [File] read layers, [Resolve] picks the
// value that counts, and [Values.Config] turns the texts into a [Config] or
// says everything that is wrong with them, each with the place it was written.
package settings
