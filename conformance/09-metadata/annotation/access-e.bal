// Annotations are those of a typedesc.

annotation map<int> sizes on type;

@sizes {a: 1}
type T int;

public function main() {
    T t = 1;
    map<int>? a = t.@sizes; // @error
    map<int> b = T.@sizes; // @error
    map<string>? c = T.@sizes; // @error
    map<int>? d = T.@nothing; // @error
}
