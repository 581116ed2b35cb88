// What is inferred to be isolated is not isolated for other modules.

import app.util;

isolated function f() returns int {
    return util:plain(1) // @error
        + util:declared(1);
}
