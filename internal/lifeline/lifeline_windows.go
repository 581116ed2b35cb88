package lifeline

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// end is an end of a line: two pipes.
type end struct{ in, out *os.File }

// Start starts a command with a line to it.
func Start(cmd *exec.Cmd) (*Line, error) {
	nearIn, farOut, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	farIn, nearOut, err := os.Pipe()
	if err != nil {
		nearIn.Close()
		farOut.Close()
		return nil, err
	}
	defer farIn.Close()
	defer farOut.Close()
	near := end{nearIn, nearOut}
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	for _, f := range []*os.File{farIn, farOut} {
		h := syscall.Handle(f.Fd())
		if err := syscall.SetHandleInformation(h, syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT); err != nil {
			near.close()
			return nil, err
		}
		cmd.SysProcAttr.AdditionalInheritedHandles = append(cmd.SysProcAttr.AdditionalInheritedHandles, h)
	}
	cmd.Env = append(cmd.Env[:len(cmd.Env):len(cmd.Env)], fmt.Sprintf("%s=%d,%d", variable, farIn.Fd(), farOut.Fd()))
	if err := cmd.Start(); err != nil {
		near.close()
		return nil, err
	}
	return &Line{end: near}, nil
}

func open(where string) (end, error) {
	var in, out uintptr
	if _, err := fmt.Sscanf(where, "%d,%d", &in, &out); err != nil {
		return end{}, err
	}
	for _, h := range []uintptr{in, out} {
		// What the program starts must not keep the line open.
		if err := syscall.SetHandleInformation(syscall.Handle(h), syscall.HANDLE_FLAG_INHERIT, 0); err != nil {
			return end{}, err
		}
	}
	return end{os.NewFile(in, "lifeline"), os.NewFile(out, "lifeline")}, nil
}

func (e end) write(b []byte, files []*os.File) error {
	if len(files) > 0 {
		return ErrNoFiles
	}
	_, err := e.out.Write(b)
	return err
}

func (e end) read(b []byte) (int, []*os.File, error) {
	n, err := e.in.Read(b)
	return n, nil, err
}

func (e end) close() error { return errors.Join(e.out.Close(), e.in.Close()) }
