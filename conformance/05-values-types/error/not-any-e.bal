// An error belongs neither to any nor to anydata.

public function main() {
    any a = error("x"); // @error
    anydata b = error("x"); // @error
    any|error c = error("x");
    any d = c; // @error
}
