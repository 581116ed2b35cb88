// A required field cannot be left out by giving nil.

type Shelf record {|
    int rows;
|};

function rows() returns int? => ();

public function main() {
    Shelf _ = {rows: rows()}; // @error
    Shelf _ = {rows: rows() ?: 1};
}
