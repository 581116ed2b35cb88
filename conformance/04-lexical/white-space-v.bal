// White space separates tokens, and is needed only where they would run
// together.

import ballerina/io;

function f(int a,int b)returns int{return a+b;}

public function main(){
	int
	    n
	    =
	    f ( 1 , 2 ) ;
    io:println ( n ) ; // @output 3
}
