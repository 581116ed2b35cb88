// An optional field that may also hold nil is not read with a dot.

type A record {|
    int? x?;
|};

public function main() {
    A a = {};
    int? n = a.x; // @error
    int? m = a?.x;
}
