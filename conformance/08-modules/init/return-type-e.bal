// The init function's result is a subtype of error? with nil.

function init() returns int { // @error
    return 1;
}
