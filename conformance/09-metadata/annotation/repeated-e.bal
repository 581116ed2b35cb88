// Only an annotation whose type is a list of mappings may be repeated.

annotation record {|int n;|} once on type;
annotation record {|int n;|}[] many on type;
annotation mark on type;

@once {n: 1}
@once {n: 2} // @error
type A int;

@many {n: 1}
@many {n: 2}
type B int;

@mark
@mark // @error
type C int;
