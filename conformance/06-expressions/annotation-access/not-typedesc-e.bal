// Annotations are read from typedesc values; the tag has to exist.

annotation marked on type;

@marked
type A int;

public function main() {
    A a = 1;
    true? b = a.@marked; // @error
    true? c = A.@marked;
    true? d = A.@missing; // @error
}
