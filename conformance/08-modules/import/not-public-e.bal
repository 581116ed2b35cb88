// Declarations without public, and public ones' members without it, are not
// visible in other modules.

import app.hidden;

public function main() {
    hidden:f(); // @error
    _ = hidden:LIMIT; // @error
    hidden:T t = 1; // @error
    hidden:C c = new;
    c.g(); // @error
    _ = c.n; // @error
    _ = c.m;
    c.h();
    hidden:variable = 2; // @error
}
