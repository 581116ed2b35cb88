// What init returns includes nil.

function init() returns error { // @error
}

class C {
    function init() returns error { // @error
    }
}
