// Modules do not import each other in a circle.

import app.one;

public function main() {
    one:f();
}
