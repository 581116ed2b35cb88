// The next method of a stream's object is isolated.

int n = 0;

class Source {
    public function next() returns record {|int value;|}? {
        n += 1;
        return {value: n};
    }
}

public function main() {
    stream<int> s = new (new Source()); // @error
}
