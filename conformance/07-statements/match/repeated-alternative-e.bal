// An alternative that the ones before leave nothing to is an error.

function f(anydata v) {
    match v {
        "a"|"b"|"a" => { // @error
        }
        1|_|2 => { // @error
        }
    }
}

function g(error e) {
    match e {
        _ => { // @error
            return;
        }
    }
}
