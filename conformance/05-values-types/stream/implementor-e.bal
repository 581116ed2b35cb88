// A stream is made of an object with a next method that gives its values.

class NoNext {
}

class Wrong {
    public isolated function next() returns record {|string value;|}? => ();
}

class Fails {
    public isolated function next() returns record {|int value;|}|error? => ();
}

public function main() {
    stream<int> a = new (new NoNext()); // @error
    stream<int> b = new (new Wrong()); // @error
    stream<int> c = new (new Fails()); // @error
    stream<int, error?> d = new (new Fails());
}
