// Numbers and objects without object:Iterable are not iterable.

class C {
    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } {
        return object {
            public isolated function next() returns record {|int value;|}? => ();
        };
    }
}

public function main() {
    foreach int n in 5 { // @error
        _ = n;
    }
    foreach int n in new C() { // @error
        _ = n;
    }
}
