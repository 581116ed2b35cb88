// A constructor is an error when the expected type has none of its basic type.

public function main() {
    int|string a = [1]; // @error
    int[] b = {x: 1}; // @error
    map<int> c = table []; // @error
    string d = xml `<a/>`; // @error
}
