// A field of type never cannot be given a value.

type Plain record {
    never width?;
};

function f() returns [Plain, Plain, Plain] {
    Plain a = {"height": 1};
    Plain b = {"width": "red"}; // @error
    Plain c = {width: 3}; // @error
    return [a, b, c];
}
