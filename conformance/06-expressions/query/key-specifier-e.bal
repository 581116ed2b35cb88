// The keys of a table that a query makes are required, immutable fields.

type Part record {|
    readonly string code;
    string name;
    string? note?;
|};

public function main() {
    Part[] parts = [];
    var a = table key(code) from Part p in parts
        select p;
    var b = table key(name) from Part p in parts // @error
        select p;
    var c = table key(size) from Part p in parts // @error
        select p;
    var d = table key(name) from Part p in parts
        select {name: p.name, code: p.code};
    var e = stream from Part p in parts
        select p
        on conflict error("twice"); // @error
}
