// A key field of a row is not assigned to.

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, name: "a"}];
    Row r = t.get(1);
    r.name = "b";
    r.id = 2; // @error
}
