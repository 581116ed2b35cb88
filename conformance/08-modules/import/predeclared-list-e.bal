// The library modules whose names are no keywords are imported before use.

public function main() {
    value:Cloneable c = 1; // @error
    array:SortDirection d = "ascending"; // @error
    runtime:sleep(1); // @error
}
