// typedesc<T> holds only descriptions of subtypes of T.

public function main() {
    typedesc<int> a = string; // @error
    typedesc<int|string> b = int;
    typedesc<int> c = b; // @error
    typedesc<anydata> d = c;
}
