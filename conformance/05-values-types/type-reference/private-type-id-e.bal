// A distinct type that is not public is not for other modules.

import app.faults;

public function main() {
    error e = error faults:Hidden("x"); // @error
    error f = error faults:Open("x");
}
