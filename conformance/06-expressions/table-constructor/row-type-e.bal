// A row belongs to the row type.

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) a = table [
        {id: 1},
        {id: "x"}, // @error
        {id: 2, name: "y"} // @error
    ];
}
