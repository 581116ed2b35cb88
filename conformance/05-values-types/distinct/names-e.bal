// Messages call distinct types by the names of their definitions.
type Failure distinct error;

type Details record {|
    int code;
|};

type Refusal distinct (Failure & error<Details>);

type Shape distinct object {
    int sides;
};

type Square distinct Shape;

function show(Failure failure, Refusal? refusal, Square square) {
    boolean _ = failure; // @error found 'Failure'
    boolean _ = refusal; // @error found 'Refusal?'
    boolean _ = square; // @error found 'Square'
    Refusal _ = failure; // @error expected 'Refusal', found 'Failure'
}
