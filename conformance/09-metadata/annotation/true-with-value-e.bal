// An annotation of type true takes no value.

annotation mark on type;

@mark {} // @error
type A int;

@mark
type B int;
