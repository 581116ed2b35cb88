// Keys of an access have the type of the key.

type Row record {|
    readonly int id;
    string name;
|};

function f(table<Row> key(id) t, table<Row> key<int> u, table<Row> v) {
    Row? a = t[1];
    Row? b = t["x"]; // @error
    Row? c = u[1];
    Row? d = v[1]; // @error
    Row e = t[1]; // @error
}
