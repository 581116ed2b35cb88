// The names of organizations and modules begin with a letter.

import app._hidden; // @error

public function main() {
}
