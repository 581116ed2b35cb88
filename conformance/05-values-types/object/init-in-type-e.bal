// An object type declares no init method.

type A object {
    function init(); // @error
};
