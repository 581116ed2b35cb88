// Outside var an identifier is a constant.

int variable = 1;

function f(anydata v, int p) {
    match v {
        variable => { // @error
        }
        p => { // @error
        }
        missing => { // @error
        }
    }
}
