// A stream is made of an object with a public isolated next of the right type;
// a close, if there is one, is public and isolated too.

class Hidden {
    isolated function next() returns record {|int value;|}? => ();
}

class Shared {
    public function next() returns record {|int value;|}? => ();
}

class Params {
    public isolated function next(int n) returns record {|int value;|}? => ();
}

class Field {
    public function () returns record {|int value;|}? next = () => ();
}

class Close {
    public isolated function next() returns record {|int value;|}? => ();

    isolated function close() {
    }
}

class CloseError {
    public isolated function next() returns record {|int value;|}? => ();

    public isolated function close() returns error? {
    }
}

class Good {
    public isolated function next() returns record {|1|2 value;|}? => ();

    public isolated function close() {
    }
}

public function main() {
    stream<int> a = new (new Hidden()); // @error
    stream<int> b = new (new Shared()); // @error
    stream<int> c = new (new Params()); // @error
    stream<int> d = new (new Field()); // @error
    stream<int> e = new (new Close()); // @error
    stream<int> f = new (new CloseError());
    stream<int, error?> g = new (new CloseError());
    stream<int> h = new (new Good());
    stream<int|string, error?> i = new (new Good());
    stream j = new (new Good());
    stream k = new (new Shared()); // @error
    stream<int> l = new (5); // @error
    stream<int> m = new;
}
