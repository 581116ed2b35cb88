// Keys of another type do not fit.

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: 4}];
    table<Row> key<string> u = t; // @error
    table<Row> key<int> v = t;
    _ = v["x"]; // @error
    _ = t["x"]; // @error
}
