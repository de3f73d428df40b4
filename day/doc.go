// Package day is the calendar that every deadline stands on: dates without a
// clock, periods, timelines, ISO weeks, Danish public holidays, opening hours
// and the arithmetic of deadlines. It hides how days are counted, so that no
// other package adds two numbers to get a date. It is pure: it never asks what
// day it is today.
package day
