// Upper and lower case are different characters in identifiers and keywords.

public function main() {
    int count = 1;
    int n = Count; // @error
    Int k = 2; // @error
}
