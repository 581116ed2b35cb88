// Strings of another length are no string:Char.

public function main() {
    string:Char a = "xy"; // @error
    string:Char b = ""; // @error
    string s = "x";
    string:Char c = s; // @error
}
