package load

// values is what a scenario keeps with a user. A few are a slice, which takes
// little memory and is as fast; from there on they are a map.
type values struct {
	few  []value
	many map[string]any
}

type value struct {
	key string
	v   any
}

const fewValues = 8

// Set keeps a value for the user's later tasks.
func (u *User) Set(key string, v any) { u.values.set(key, v) }

// Value returns what [User.Set] kept under key, or nil.
func (u *User) Value(key string) any {
	for i := range u.values.few {
		if u.values.few[i].key == key {
			return u.values.few[i].v
		}
	}
	return u.values.many[key]
}

func (s *values) set(key string, v any) {
	for i := range s.few {
		if s.few[i].key == key {
			s.few[i].v = v
			return
		}
	}
	switch {
	case len(s.few) < fewValues:
		s.few = append(s.few, value{key, v})
	case s.many == nil:
		s.many = map[string]any{key: v}
	default:
		s.many[key] = v
	}
}
