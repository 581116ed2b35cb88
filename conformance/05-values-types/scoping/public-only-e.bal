// A module-level name that is not public is not seen outside its module.

import app.util;

public function main() {
    int a = util:shown;
    int b = util:hidden; // @error
    util:Shown c = 1;
    util:Hidden d = 1; // @error
}
