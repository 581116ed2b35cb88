// The values and the completion of a stream have types.

class Count {
    public isolated function next() returns record {|int value;|}? => ();
}

class Fails {
    public isolated function next() returns record {|int value;|}|error? => ();
}

public function main() {
    stream<string> a = new (new Count()); // @error
    stream<int> b = new (new Fails()); // @error
    stream<int, error?> c = new (new Count());
    stream<int> d = c; // @error
}
