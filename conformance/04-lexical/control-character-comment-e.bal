// Comments and templates hold no control characters either, neither those
// below the space nor those behind DEL.

public function main() {
    // a bell:  // @error
    string s = string `next line: `; // @error
}
