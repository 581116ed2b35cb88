// Two rows with the same constant key are an error.

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [
        {id: 1},
        {id: 2},
        {id: 1} // @error
    ];
}
