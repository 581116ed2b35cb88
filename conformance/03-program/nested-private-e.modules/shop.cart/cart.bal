public function items() returns int => total();

function total() returns int => 3;
