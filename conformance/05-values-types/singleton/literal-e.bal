// Other values are not in a singleton type.

type Yes "yes";

public function main() {
    Yes a = "no"; // @error
    string s = "yes";
    Yes b = s; // @error
    1|2 c = 3; // @error
    1 d = 1.0; // @error
    true e = false; // @error
}
